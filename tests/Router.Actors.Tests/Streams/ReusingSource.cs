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

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly ReusingSource<T> _source;
        private readonly IReadOnlyList<T> _elements;
        private readonly Action<T> _expire;
        private readonly List<string> _log;
        private int _next;

        public Logic(ReusingSource<T> source, IReadOnlyList<T> elements, Action<T> expire, List<string> log)
            : base(source.Shape)
        {
            (_source, _elements, _expire, _log) = (source, elements, expire, log);
            SetHandler(source.Shape.Outlet, this);
        }

        public override void OnPull()
        {
            _log.Add("pull");
            if (_next > 0) _expire(_elements[_next - 1]);
            Push(_source.Shape.Outlet, _elements[_next++]);
            if (_next == _elements.Count) Complete(_source.Shape.Outlet);
        }
    }
}
