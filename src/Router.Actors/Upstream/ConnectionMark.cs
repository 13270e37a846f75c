namespace LlmRouter.Upstream;

/// <summary>Whether a connection was opened for one request. If none was, it went out on one that was kept from before.</summary>
internal sealed class ConnectionMark
{
    private volatile bool _isOpened;

    public bool IsOpened
    {
        get => _isOpened;
        set => _isOpened = value;
    }
}
