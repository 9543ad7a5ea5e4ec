namespace Engine.Host.Composition;

/// <summary>
/// Where configuration comes from, later over earlier: <c>engine.json</c> (in the data folder, or the file named), environment variables
/// <c>ENGINE__SECTION__KEY</c>, flags.
/// </summary>
/// <param name="DataFolder">Holds the store and, by default, engine.json.</param>
/// <param name="ConfigFile">A file in place of the data folder's; must exist.</param>
/// <param name="Flags">Keys such as <c>server:listen</c>.</param>
internal sealed record EngineSettings(string DataFolder, string? ConfigFile = null, IReadOnlyDictionary<string, string?>? Flags = null)
{
    public const string DefaultDataFolder = "engine-data";
    public const string FileName = "engine.json";
    public const string EnvironmentPrefix = "ENGINE__";

    /// <summary>Whether environment variables count; false for an engine inside another one, which they are not meant for.</summary>
    public bool HeedsEnvironment { get; init; } = true;

    private const string StoreFile = "engine.db";

    public string StorePath => Path.Combine(DataFolder, StoreFile);

    /// <summary>The configuration by itself, for what runs without the server.</summary>
    public IConfigurationRoot Read()
    {
        var builder = new ConfigurationBuilder();
        AddTo(builder);
        return builder.Build();
    }

    /// <summary>Puts the sources into a configuration, in their order.</summary>
    public void AddTo(IConfigurationBuilder configuration)
    {
        var path = Path.GetFullPath(ConfigFile ?? Path.Combine(DataFolder, FileName));
        configuration.AddJsonFile(path, optional: ConfigFile is null, reloadOnChange: false);
        if (HeedsEnvironment)
        {
            configuration.AddEnvironmentVariables(EnvironmentPrefix);
        }

        configuration.AddInMemoryCollection(Flags);
    }
}
