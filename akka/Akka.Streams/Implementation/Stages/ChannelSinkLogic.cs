using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Writes at once while there is room. When there is none it keeps the one element, pulls no more, and outlives
/// its upstream until the element is written: nothing that came before the end is lost.
/// </summary>
internal sealed class ChannelSinkLogic<T> : InGraphStageLogic
{
    private readonly Inlet<T> _in;
    private readonly ChannelWriter<T> _writer;
    private readonly bool _isOwner;
    private Action? _onRoom;
    private ValueTaskAwaiter<bool> _wait;
    private T _pending = default!;
    private bool _isWaiting;
    private bool _hasEnded;
    private bool _hasCompleted;
    private Exception? _failure;

    internal ChannelSinkLogic(SinkShape<T> shape, ChannelWriter<T> writer, bool isOwner) : base(shape)
    {
        (_in, _writer, _isOwner) = (shape.Inlet, writer, isOwner);
        SetHandler(_in, this);
    }

    public override void PreStart() => Pull(_in);

    public override void OnPush()
    {
        var element = Grab(_in);
        if (_writer.TryWrite(element))
            Pull(_in);
        else
            WaitForRoom(element);
    }

    public override void OnUpstreamFinish() => End(null);

    public override void OnUpstreamFailure(Exception e) => End(e);

    public override void PostStop()
    {
        if (_isOwner && !_hasCompleted)
            _writer.TryComplete(new AbruptStageTerminationException(this));
    }

    private void WaitForRoom(T element)
    {
        _pending = element;
        _isWaiting = true;
        SetKeepGoing(true);
        Await(_writer.WaitToWriteAsync());
    }

    private void Await(ValueTask<bool> room)
    {
        _wait = room.GetAwaiter();
        _onRoom ??= GetAsyncCallback(OnRoom);
        if (_wait.IsCompleted)
            _onRoom();
        else
            _wait.UnsafeOnCompleted(_onRoom);
    }

    private void OnRoom()
    {
        if (!_wait.GetResult())
        {
            // Somebody else completed the channel: there is nobody to write to.
            CompleteStage();
            return;
        }
        var element = _pending;
        if (!_writer.TryWrite(element))
        {
            WaitForRoom(element);
            return;
        }
        _pending = default!;
        _isWaiting = false;
        SetKeepGoing(false);
        if (_hasEnded)
            End(_failure);
        else
            Pull(_in);
    }

    private void End(Exception? failure)
    {
        (_hasEnded, _failure) = (true, failure);
        if (_isWaiting)
            return;
        _hasCompleted = true;
        if (_isOwner)
            _writer.TryComplete(failure);
        if (failure is null)
            CompleteStage();
        else
            FailStage(failure);
    }
}
