using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>akka.test of the configuration.</summary>
public class TestKitSettings : IExtension
{
    public TestKitSettings(Config config)
    {
        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", TimeSpan.FromSeconds(5));
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", TimeSpan.FromSeconds(3));
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", TimeSpan.FromSeconds(3));
        TestTimeFactor = config.GetDouble("akka.test.timefactor", 1.0);
    }

    public TimeSpan DefaultTimeout { get; }

    /// <summary>How long a single expectation waits if it does not say.</summary>
    public TimeSpan SingleExpectDefault { get; }

    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary>All waits are multiplied by this, for slow machines.</summary>
    public double TestTimeFactor { get; }
}
