using System.Threading.Channels;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Writes every element to a bounded channel of its own and materializes the reader.</summary>
internal sealed class ChannelReaderSinkStage<T>(int bufferSize, bool singleReader, BoundedChannelFullMode fullMode)
    : GraphStageWithMaterializedValue<SinkShape<T>, ChannelReader<T>>
{
    public override SinkShape<T> Shape { get; } = new(new Inlet<T>("ChannelReaderSink.in"));

    public override ILogicAndMaterializedValue<ChannelReader<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(bufferSize)
        {
            SingleWriter = true,
            SingleReader = singleReader,
            FullMode = fullMode,
        });
        var logic = new ChannelSinkLogic<T>(Shape, channel.Writer, isOwner: true);
        return new LogicAndMaterializedValue<ChannelReader<T>>(logic, channel.Reader);
    }
}
