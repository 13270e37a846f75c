using Akka.Streams;
using Akka.Streams.Stage;

namespace LlmRouter.Tests.Streams;

/// <summary>
/// Gives elements and makes each useless when the next is asked for, which is what the relay's stages do with theirs.
/// It completes together with its last element, as early as a source can.
/// </summary>
internal sealed class ReusingSource<T>(IReadOnlyList<T> elements, Action<T> expire, List<string> log) : GraphStage<SourceShape<T>>
{
    public override SourceShape<T> Shape { get; } = new(new("ReusingSource.out"));

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, elements, expire, log);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly SourceShape<T> _shape;
        private readonly IReadOnlyList<T> _elements;
        private readonly Action<T> _expire;
        private readonly List<string> _log;
        private int _next;

        public Logic(SourceShape<T> shape, IReadOnlyList<T> elements, Action<T> expire, List<string> log)
            : base(shape)
        {
            (_shape, _elements, _expire, _log) = (shape, elements, expire, log);
            SetHandler(shape.Outlet, this);
        }

        public override void OnPull()
        {
            _log.Add("pull");
            if (_next > 0) _expire(_elements[_next - 1]);
            Push(_shape.Outlet, _elements[_next++]);
            if (_next == _elements.Count) Complete(_shape.Outlet);
        }
    }
}
