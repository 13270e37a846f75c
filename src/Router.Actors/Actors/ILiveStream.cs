using LlmRouter.Contracts;

namespace LlmRouter.Actors;

/// <summary>One exchange under way, as the registry sees it.</summary>
internal interface ILiveStream
{
    /// <summary>The request's id.</summary>
    string Id { get; }

    /// <summary>The model by the name that the client asked for.</summary>
    string Model { get; }

    /// <summary>What it is doing, for the live view.</summary>
    LiveStream Describe();

    /// <summary>Ends it: the upstream is closed at once, the client gets this error.</summary>
    void End(RouterError error);
}
