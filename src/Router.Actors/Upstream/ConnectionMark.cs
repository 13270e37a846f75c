namespace LlmRouter.Upstream;

/// <summary>
/// Whether anything left on the connection that was opened for one request. If nothing did, or none was opened, the request went out on one
/// that was kept from before: the pool opens a connection for each request that finds none, and gives it whichever is free first.
/// </summary>
internal sealed class ConnectionMark
{
    private volatile bool _isUsed;

    public bool IsUsed
    {
        get => _isUsed;
        set => _isUsed = value;
    }
}
