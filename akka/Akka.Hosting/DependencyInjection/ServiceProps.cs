using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.DependencyInjection;

/// <summary>Creates the actor with the given arguments and, for the rest of its constructor, services.</summary>
internal sealed class ServiceProps : Props
{
    private readonly IServiceProvider _services;

    internal ServiceProps(IServiceProvider services, Type type, object[] args)
        : base(type, args)
    {
        _services = services;
    }

    private ServiceProps(ServiceProps copy)
        : base(copy)
    {
        _services = copy._services;
    }

    public override ActorBase NewActor() => (ActorBase)ActivatorUtilities.CreateInstance(_services, Type, Arguments);

    protected override Props Copy() => new ServiceProps(this);
}
