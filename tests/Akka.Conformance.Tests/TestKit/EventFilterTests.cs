using Akka.Actor;
using Akka.Conformance.Actors;
using Akka.Event;

namespace Akka.Conformance.Probes;

public sealed class EventFilterTests : ActorSpec
{
    public EventFilterTests()
        : base("akka.loglevel = DEBUG\nakka.test.filter-leeway = 20s")
    {
    }

    [Fact]
    public void Exception_OfAFailingActor_IsLogged()
    {
        var actor = StartRelay((_, _) => throw new InvalidOperationException("broken"));

        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => actor.Tell("fail"));
    }

    [Theory]
    [InlineData(LogLevel.DebugLevel)]
    [InlineData(LogLevel.InfoLevel)]
    [InlineData(LogLevel.WarningLevel)]
    [InlineData(LogLevel.ErrorLevel)]
    public void Entry_OfALevel_IsSeenFormatted(LogLevel level)
    {
        var log = Logging.GetLogger(Sys, "test");

        EventFilter.ForLogLevel(level, contains: "value 42").ExpectOne(() => log.Log(level, "value {0}", [42]));
    }

    [Fact]
    public void Logger_OfAnActor_NamesItsPath()
    {
        var actor = StartRelay((context, _) => context.GetLogger().Info("here"));

        EventFilter.Info("here", source: actor.Path.ToString()).ExpectOne(() => actor.Tell("log"));
    }
}
