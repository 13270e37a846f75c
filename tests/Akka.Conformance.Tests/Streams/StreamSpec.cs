using Akka.Streams;
using Kit = Akka.TestKit.Xunit2.TestKit;

namespace Akka.Conformance.Streams;

/// <summary>One actor system a test; stages report to <c>TestActor</c> what happens to them, in order.</summary>
public abstract class StreamSpec : Kit
{
    /// <summary>Longer than anything takes on a busy machine; only a failing test waits for it.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How long "nothing happens" is watched.</summary>
    protected static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    protected StreamSpec()
        : base("akka.test.single-expect-default = 30s\nakka.loglevel = OFF\nakka.stdout-loglevel = OFF")
    {
        Materializer = Sys.Materializer();
    }

    protected ActorMaterializer Materializer { get; }
}
