namespace LlmRouter.Contracts;

/// <summary>Whose fault an error was. Only the provider's own faults count against its health.</summary>
public enum Fault
{
    /// <summary>The caller's request: fix it and send it again.</summary>
    Client,

    /// <summary>The provider: down, slow, broken or refusing.</summary>
    Provider,

    /// <summary>The router's configuration or capacity.</summary>
    Router,
}
