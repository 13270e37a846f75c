using System.Threading.Channels;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Makes sinks that end in a channel.</summary>
public static class ChannelSink
{
    /// <summary>
    /// Writes every element to a bounded channel and gives its reader, which sees the elements, then the stream's end.
    /// A reader that is dropped leaves its stream waiting for ever: put a kill switch above it.
    /// </summary>
    public static Sink<T, ChannelReader<T>> AsReader<T>(
        int bufferSize, bool singleReader = false, BoundedChannelFullMode fullMode = BoundedChannelFullMode.Wait)
    {
        var stage = new ChannelReaderSinkStage<T>(bufferSize, singleReader, fullMode);
        return Sink.FromGraph(stage);
    }

    /// <summary>Writes every element to a channel.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="isOwner">Whether the stream's end completes the channel.</param>
    public static Sink<T, NotUsed> FromWriter<T>(ChannelWriter<T> writer, bool isOwner)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var stage = new ChannelSinkStage<T>(writer, isOwner);
        return Sink.FromGraph(stage);
    }
}
