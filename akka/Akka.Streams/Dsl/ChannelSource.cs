using System.Threading.Channels;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Makes sources that start in a channel.</summary>
public static class ChannelSource
{
    /// <summary>Gives what a reader gives; ends as the channel ends.</summary>
    public static Source<T, NotUsed> FromReader<T>(ChannelReader<T> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var stage = new ChannelSourceStage<T>(reader);
        return Source.FromGraph(stage);
    }
}
