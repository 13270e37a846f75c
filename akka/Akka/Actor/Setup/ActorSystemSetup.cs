using Akka.Util;

namespace Akka.Actor.Setup;

/// <summary>All pieces of programmatic configuration of a system, one of each type.</summary>
public sealed class ActorSystemSetup
{
    public static readonly ActorSystemSetup Empty = Create();

    private readonly IReadOnlyDictionary<Type, Setup> _setups;

    private ActorSystemSetup(IReadOnlyDictionary<Type, Setup> setups)
    {
        _setups = setups;
    }

    internal IReadOnlyCollection<Setup> All => [.. _setups.Values];

    public static ActorSystemSetup Create(params Setup[] setup)
    {
        var setups = new Dictionary<Type, Setup>();
        foreach (var each in setup)
            setups[each.GetType()] = each;
        return new ActorSystemSetup(setups);
    }

    public Option<T> Get<T>()
        where T : Setup => _setups.TryGetValue(typeof(T), out var setup) ? new Option<T>((T)setup) : Option<T>.None;

    public ActorSystemSetup WithSetup<T>(T setup)
        where T : Setup => Create([.. _setups.Values, setup]);

    public ActorSystemSetup And<T>(T setup)
        where T : Setup => WithSetup(setup);
}
