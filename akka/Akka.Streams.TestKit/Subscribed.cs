namespace Akka.Streams.TestKit;

/// <summary>The stream has started and a sink probe may ask for elements.</summary>
internal sealed record Subscribed(ISinkDemand Demand) : TestSubscriber.ISubscriberEvent;
