namespace LlmRouter.Bench.Peers;

/// <summary>nginx passing everything through unbuffered, in one process, with connections to the provider kept alive.</summary>
internal sealed class NginxPeer : IPeer
{
    private static readonly string[] Places = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"];
    private readonly string? program = Array.Find(Places, File.Exists);

    public string Name => "nginx";

    public string? Missing => program is null ? "not installed" : null;

    /// <summary>It is compiled.</summary>
    public TimeSpan WarmUp => TimeSpan.FromSeconds(2);

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>();

    public IReadOnlyList<string> Command(int port, int providerPort, string folder)
    {
        var config = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(config, $$"""
            daemon off;
            master_process off;
            worker_processes 1;
            worker_rlimit_nofile 16384;
            pid {{folder}}/nginx.pid;
            error_log stderr crit;
            events { worker_connections 8192; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              keepalive_requests 1000000;
              upstream provider { server 127.0.0.1:{{providerPort}}; keepalive 256; keepalive_requests 1000000; }
              server {
                listen 127.0.0.1:{{port}};
                location / {
                  proxy_pass http://provider;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_buffering off;
                }
              }
            }
            """);
        return [program!, "-p", folder, "-e", "stderr", "-c", config];
    }
}
