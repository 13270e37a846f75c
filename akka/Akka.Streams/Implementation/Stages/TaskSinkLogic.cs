using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>The logic of a sink that takes every element and materializes a task of what they come to.</summary>
internal abstract class TaskSinkLogic<TIn, TResult> : InGraphStageLogic
{
    private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Inlet<TIn> _in;

    protected TaskSinkLogic(SinkShape<TIn> shape) : base(shape)
    {
        _in = shape.Inlet;
        SetHandler(_in, this);
    }

    internal Task<TResult> Result => _result.Task;

    public override void PreStart() => Pull(_in);

    public sealed override void OnPush()
    {
        try
        {
            if (Take(Grab(_in)))
                Pull(_in);
            else
                Complete();
        }
        catch (Exception e)
        {
            _result.TrySetException(e);
            throw;
        }
    }

    public sealed override void OnUpstreamFinish() => Complete();

    public sealed override void OnUpstreamFailure(Exception e)
    {
        _result.TrySetException(e);
        FailStage(e);
    }

    public sealed override void PostStop()
    {
        if (!_result.Task.IsCompleted)
            _result.TrySetException(new AbruptStageTerminationException(this));
    }

    /// <summary>Takes an element; false when it was the last one wanted.</summary>
    protected abstract bool Take(TIn element);

    /// <summary>What the elements came to; throws when there is nothing to give.</summary>
    protected abstract TResult Sum();

    private void Complete()
    {
        try
        {
            _result.TrySetResult(Sum());
            CompleteStage();
        }
        catch (NoSuchElementException e)
        {
            _result.TrySetException(e);
            CompleteStage();
        }
    }
}
