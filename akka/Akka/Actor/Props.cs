using System.Linq.Expressions;

namespace Akka.Actor;

/// <summary>The recipe of an actor: its type, the constructor's arguments and, optionally, its supervision of children.</summary>
public class Props : IEquatable<Props>
{
    private readonly object[] _arguments;

    protected Props()
    {
        _arguments = [];
    }

    protected Props(Props copy)
    {
        Type = copy.Type;
        SupervisorStrategy = copy.SupervisorStrategy;
        _arguments = copy._arguments;
    }

    public Props(Type type)
        : this(type, [])
    {
    }

    public Props(Type type, object[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(ActorBase).IsAssignableFrom(type))
            throw new ArgumentException($"Type {type} is not an actor: it must derive from {typeof(ActorBase)}.", nameof(type));
        Type = type;
        _arguments = args ?? [];
    }

    public Type Type { get; }

    public object[] Arguments => _arguments;

    /// <summary>Overrides the strategy that the actor itself returns; null leaves it to the actor.</summary>
    public SupervisorStrategy SupervisorStrategy { get; protected set; }

    public static Props Create(Type type, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new Props(type, args);
    }

    public static Props Create<TActor>(params object[] args)
        where TActor : ActorBase => new(typeof(TActor), args);

    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => new(typeof(TActor)) { SupervisorStrategy = supervisorStrategy };

    /// <summary>The arguments of the <c>new</c> expression are evaluated once, here, and shared by every incarnation.</summary>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy supervisorStrategy = null)
        where TActor : ActorBase
    {
        if (factory.Body is not NewExpression creation)
            throw new ArgumentException("The create function must be a 'new T (args)' expression", nameof(factory));
        var args = creation.Arguments.Select(ArgumentValue.Of).ToArray();
        return new Props(creation.Type, args) { SupervisorStrategy = supervisorStrategy };
    }

    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy)
    {
        var copy = Copy();
        copy.SupervisorStrategy = supervisorStrategy;
        return copy;
    }

    public virtual ActorBase NewActor()
    {
        try
        {
            // No arguments is by far the most common case, and the runtime caches that path.
            return (ActorBase)(_arguments.Length == 0 ? Activator.CreateInstance(Type) : Activator.CreateInstance(Type, _arguments));
        }
        catch (Exception failure)
        {
            throw new TypeLoadException($"Error while creating actor instance of type {Type} with {_arguments.Length} args: ({string.Join(',', _arguments)})", failure);
        }
    }

    public bool Equals(Props other) =>
        other is not null && Type == other.Type && Equals(SupervisorStrategy, other.SupervisorStrategy)
        && _arguments.AsSpan().SequenceEqual(other._arguments);

    public override bool Equals(object obj) => Equals(obj as Props);

    public override int GetHashCode() => HashCode.Combine(Type, _arguments.Length);

    protected virtual Props Copy() => new(this);
}
