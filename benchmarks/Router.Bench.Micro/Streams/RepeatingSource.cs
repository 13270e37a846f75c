using Akka.Streams;
using Akka.Streams.Stage;

namespace LlmRouter.Bench.Micro.Streams;

/// <summary>Gives the first element, then one element so many times, then the last: a stage before it sees a stream with a beginning and an end.</summary>
internal sealed class RepeatingSource<T>(T first, T repeated, int times, T last) : GraphStage<SourceShape<T>>
{
    public override SourceShape<T> Shape { get; } = new(new("RepeatingSource.out"));

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, first, repeated, times, last);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly Outlet<T> _out;
        private readonly (T First, T Repeated, T Last) _elements;
        private readonly int _times;
        private int _pulls;

        public Logic(SourceShape<T> shape, T first, T repeated, int times, T last)
            : base(shape)
        {
            (_out, _elements, _times) = (shape.Outlet, (first, repeated, last), times);
            SetHandler(_out, this);
        }

        public override void OnPull()
        {
            var pull = _pulls++;
            Push(_out, pull == 0 ? _elements.First : pull <= _times ? _elements.Repeated : _elements.Last);
            if (pull > _times) CompleteStage();
        }
    }
}
