using Akka.Actor;

namespace Akka.DependencyInjection;

public sealed class DependencyResolver : IExtension
{
    public DependencyResolver(IDependencyResolver resolver)
    {
        Resolver = resolver;
    }

    public IDependencyResolver Resolver { get; }

    /// <exception cref="InvalidOperationException">The system was not started by a host.</exception>
    public static DependencyResolver For(ActorSystem actorSystem) => actorSystem.GetExtension<DependencyResolver>()
        ?? throw new InvalidOperationException("The actor system has no service provider: start it with AddAkka.");

    public Props Props<T>(params object[] args)
        where T : ActorBase => Resolver.Props<T>(args);

    public Props Props(Type type, params object[] args) => Resolver.Props(type, args);
}
