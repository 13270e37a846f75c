using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>What the engine needs of a reference beyond telling it something.</summary>
internal interface IInternalActorRef : IActorRef
{
    ActorSystemImpl System { get; }

    IInternalActorRef Parent { get; }

    bool IsTerminated { get; }

    /// <summary>The live child of that name, or null.</summary>
    IInternalActorRef GetSingleChild(string name);

    /// <summary>A copy of the live children, for wildcard selections.</summary>
    IReadOnlyList<IInternalActorRef> GetChildRefs();

    void SendSystemMessage(SystemMessage message);

    void Stop();
}
