using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>Registers the host's resolver with the system.</summary>
internal sealed class ResolverExtension(IDependencyResolver resolver) : ExtensionIdProvider<DependencyResolver>
{
    public override DependencyResolver CreateExtension(ExtendedActorSystem system) => new(resolver);
}
