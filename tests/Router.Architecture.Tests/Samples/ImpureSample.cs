namespace LlmRouter.Architecture.Samples;

/// <summary>Breaks the rules that look at types, each in another way; kept so that those rules can be seen to bite.</summary>
public class ImpureSample
{
    private readonly List<HttpClient[]> _clients = [];

    public virtual int Count => _clients.Count;

    public static Func<TimeProvider, long> InALambda => time => time.GetTimestamp();

    public static long InABody() => System.Diagnostics.Stopwatch.GetTimestamp();

    public static async Task InAStateMachineAsync(System.Net.Sockets.Socket socket) => await socket.DisconnectAsync(false);

    public static string InAConstructor() => new Guid(Guid.NewGuid().ToByteArray()).ToString();
}
