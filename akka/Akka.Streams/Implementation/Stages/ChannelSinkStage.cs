using System.Threading.Channels;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Writes every element to a channel, waiting while it is full.</summary>
internal sealed class ChannelSinkStage<T>(ChannelWriter<T> writer, bool isOwner) : GraphStage<SinkShape<T>>
{
    public override SinkShape<T> Shape { get; } = new(new Inlet<T>("ChannelSink.in"));

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new ChannelSinkLogic<T>(Shape, writer, isOwner);
}
