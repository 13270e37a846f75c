namespace LlmRouter.Testing.Upstream;

/// <summary>The scripts of one path: the n-th request gets the n-th, and the last for ever.</summary>
internal sealed class PathScripts
{
    private readonly List<UpstreamStep[]> _scripts = [];
    private int _next;

    public void Add(UpstreamStep[] script)
    {
        lock (_scripts) _scripts.Add(script);
    }

    public UpstreamStep[] Next()
    {
        lock (_scripts) return _scripts[Math.Min(_next++, _scripts.Count - 1)];
    }
}
