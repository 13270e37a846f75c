namespace LlmRouter.Bench.Peers;

/// <summary>LLM Router as <c>./run</c> starts it, with one provider.</summary>
/// <param name="repositoryRoot">Where it was built.</param>
/// <param name="further">Further lines of its configuration, within <c>router</c>.</param>
internal sealed class RouterPeer(string repositoryRoot, string further = "") : IPeer
{
    private readonly string assembly = Path.Combine(repositoryRoot, "artifacts/router/Router.Http.dll");

    public string Name => "router";

    public string? Missing => File.Exists(assembly) ? null : "not built: ./run and ./bench do that";

    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>([RuntimeDefaults.FirstGeneration]);

    public IReadOnlyList<string> Command(int port, int providerPort, string folder)
    {
        var config = Path.Combine(folder, "router.conf");
        File.WriteAllText(config, $$"""
            router {
              server { host = "127.0.0.1", port = {{port}} }
              providers {
                demo.enabled = off
                mock { type = openai, base-url = "http://127.0.0.1:{{providerPort}}/v1" }
              }
              {{further}}
            }
            """);
        return ["dotnet", assembly, "--config", config];
    }
}
