using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>Props of actors whose constructors take services.</summary>
public interface IDependencyResolver
{
    object GetService(Type type);

    T GetService<T>();

    Props Props(Type type, params object[] args);

    Props Props(Type type);

    Props Props<T>(params object[] args)
        where T : ActorBase;
}
