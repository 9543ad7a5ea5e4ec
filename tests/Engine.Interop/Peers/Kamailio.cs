using System.Diagnostics;

namespace Engine.Interop.Peers;

/// <summary>
/// Kamailio on 127.0.0.1 as a carrier's proxy that challenges by 401 (www) or 407 (proxy); with the right credentials the call goes on,
/// record-routed, to a callee. The digest is checked by Kamailio, not by us.
/// </summary>
internal sealed class Kamailio : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Kamailio(Process process, string folder, int port)
    {
        this._process = process;
        this._folder = folder;
        Port = port;
    }

    public int Port { get; }

    public static async Task<Kamailio> StartAsync(string algorithm, string challenge, int calleePort)
    {
        var work = Directory.CreateTempSubdirectory("kamailio-").FullName;
        var port = FreePort.Udp();
        var config = Path.Combine(work, "proxy.cfg");
        await File.WriteAllTextAsync(config, Config(algorithm, challenge, port, calleePort, await ModulesAsync()));
        var start = new ProcessStartInfo("timeout") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var word in new[] { "120", "kamailio", "-f", config, "-DD", "-E", "-m", "32", "-M", "4", "-Y", work })
        {
            start.ArgumentList.Add(word);
        }

        var kamailio = new Kamailio(Process.Start(start)!, work, port);
        _ = kamailio._process.StandardError.ReadToEndAsync();
        _ = kamailio._process.StandardOutput.ReadToEndAsync();
        for (var i = 0; i < 200 && !FreePort.IsUdpTaken(port); i++)
        {
            await Task.Delay(50);
        }

        return kamailio;
    }

    public async ValueTask DisposeAsync()
    {
        // SIGTERM to timeout is passed on to kamailio, which takes its children along.
        using var stop = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        await stop.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> ModulesAsync()
    {
        using var list = Process.Start(new ProcessStartInfo("dpkg", "-L kamailio") { UseShellExecute = false, RedirectStandardOutput = true })!;
        var files = await list.StandardOutput.ReadToEndAsync();
        return Path.GetDirectoryName(files.Split('\n').First(f => f.EndsWith("/tm.so", StringComparison.Ordinal)))! + "/";
    }

    private static string Config(string algorithm, string challenge, int port, int calleePort, string modules) => $$"""
        #!KAMAILIO
        debug=0
        log_stderror=yes
        children=1
        disable_tcp=yes
        auto_aliases=no
        listen=udp:127.0.0.1:{{port}}
        mpath="{{modules}}"
        loadmodule "tm.so"
        loadmodule "sl.so"
        loadmodule "rr.so"
        loadmodule "pv.so"
        loadmodule "textops.so"
        loadmodule "siputils.so"
        loadmodule "auth.so"
        modparam("auth", "nonce_count", 1)
        modparam("auth", "qop", "auth")
        modparam("auth", "algorithm", "{{algorithm}}")
        request_route {
          if (is_method("ACK")) { if (t_check_trans()) { exit; } if (loose_route()) { t_relay(); } exit; }
          if (is_method("CANCEL")) { if (t_check_trans()) { t_relay(); } exit; }
          # One that is sent again while the machine is busy belongs to its transaction: its nonce must not count twice.
          t_check_trans();
          if (is_method("INVITE") && !has_totag()) {
            if (!pv_{{challenge}}_authenticate("carrier", "trunksecret", "0")) { {{challenge}}_challenge("carrier", "1"); exit; }
            consume_credentials();
            record_route();
            $ru = "sip:" + $rU + "@127.0.0.1:{{calleePort}}";
            t_relay(); exit;
          }
          if (loose_route()) { t_relay(); exit; }
          sl_send_reply("481", "No dialog");
        }
        """;
}
