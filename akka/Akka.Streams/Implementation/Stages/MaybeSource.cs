using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Gives what its promise is given, or nothing when that is the type's default, then completes.</summary>
internal sealed class MaybeSource<T> : GraphStageWithMaterializedValue<SourceShape<T>, TaskCompletionSource<T>>
{
    internal static readonly MaybeSource<T> Instance = new();

    public override SourceShape<T> Shape { get; } = new(new Outlet<T>("MaybeSource.out"));

    public override ILogicAndMaterializedValue<TaskCompletionSource<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var promise = new TaskCompletionSource<T>();
        return new LogicAndMaterializedValue<TaskCompletionSource<T>>(new Logic(Shape, promise), promise);
    }

    private sealed class Logic(SourceShape<T> shape, TaskCompletionSource<T> promise) : SourceLogic<T>(shape)
    {
        public override void PreStart()
        {
            if (promise.Task.IsCompleted)
                React();
            else
                promise.Task.GetAwaiter().UnsafeOnCompleted(GetAsyncCallback(React));
        }

        public override void OnPull()
        {
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            promise.TrySetResult(default!);
            base.OnDownstreamFinish(cause);
        }

        public override void PostStop()
        {
            if (!promise.Task.IsCompleted)
                promise.TrySetException(new AbruptStageTerminationException(this));
        }

        private void React()
        {
            var task = promise.Task;
            if (!task.IsCompletedSuccessfully)
                FailStage(task.Exception?.InnerException ?? new TaskCanceledException(task));
            else if (EqualityComparer<T>.Default.Equals(task.Result, default))
                CompleteStage();
            else
                Emit(Out, task.Result, CompleteStage);
        }
    }
}
