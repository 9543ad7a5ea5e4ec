using System.CommandLine;
using Engine.Host.Composition;

namespace Engine.Host.Commands;

/// <summary>Options that several commands share; each command gets instances of its own.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string> _data = new("--data", "-d")
    {
        Description = "Folder of the store and of engine.json.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ENGINE__DATA") ?? EngineSettings.DefaultDataFolder,
    };

    private readonly Option<string?> _config = new("--config", "-c")
    {
        Description = "Configuration file in place of engine.json in the data folder.",
    };

    private readonly Option<string[]> _set = new("--set", "-s")
    {
        Description = "One setting, such as sip:listen=0.0.0.0:5060. Stronger than environment and file.",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string> _account = new("--account", "-a")
    {
        Description = "Account the command is about.",
        DefaultValueFactory = _ => FirstAccount.Id.Value,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object." };

    public bool AsJson(ParseResult parsed) => parsed.GetValue(_json);

    public string Account(ParseResult parsed) => parsed.GetRequiredValue(_account);

    public void AddTo(Command command, bool withAccount)
    {
        command.Options.Add(_data);
        command.Options.Add(_config);
        command.Options.Add(_set);
        if (withAccount)
        {
            command.Options.Add(_account);
            command.Options.Add(_json);
        }

        _set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
            {
                result.AddError($"--set takes KEY=VALUE, not {token.Value}.");
            }
        });
    }

    public EngineSettings Settings(ParseResult parsed, params (string Key, string? Value)[] flags)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in parsed.GetValue(_set) ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            all[pair[..equals]] = pair[(equals + 1)..];
        }

        foreach (var (key, value) in flags.Where(flag => flag.Value is not null))
        {
            all[key] = value;
        }

        return new EngineSettings(parsed.GetRequiredValue(_data), parsed.GetValue(_config), all);
    }
}
