using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Gives what a channel's reader gives.</summary>
internal sealed class ChannelSourceStage<T>(ChannelReader<T> reader) : SourceStage<T>("ChannelSource")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, reader);

    private sealed class Logic(SourceShape<T> shape, ChannelReader<T> reader) : SourceLogic<T>(shape)
    {
        private Action? _onReadable;
        private ValueTaskAwaiter<bool> _wait;

        public override void OnPull()
        {
            if (reader.TryRead(out var element))
                Push(Out, element);
            else
                Await(reader.WaitToReadAsync());
        }

        private void Await(ValueTask<bool> readable)
        {
            _wait = readable.GetAwaiter();
            if (_wait.IsCompleted)
                OnReadable();
            else
                _wait.UnsafeOnCompleted(_onReadable ??= GetAsyncCallback(OnReadable));
        }

        // A failed channel throws here, which fails the stage with the channel's own exception.
        private void OnReadable()
        {
            if (!_wait.GetResult())
                CompleteStage();
            else if (IsAvailable(Out))
                OnPull();
        }
    }
}
