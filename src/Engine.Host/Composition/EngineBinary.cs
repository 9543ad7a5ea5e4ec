namespace Engine.Host.Composition;

/// <summary>How this program starts itself for work that must not be done in the server's process.</summary>
internal static class EngineBinary
{
    private const string Runtime = "dotnet";

    /// <summary>The program to start and its arguments, for one of the hidden commands.</summary>
    public static (string Program, IReadOnlyList<string> Arguments) Command(string word)
    {
        var library = typeof(EngineBinary).Assembly.Location;
        var self = Environment.ProcessPath;
        return self is not null && Path.GetFileNameWithoutExtension(self) == typeof(EngineBinary).Assembly.GetName().Name
            ? (self, [word])
            : (self is not null && Path.GetFileNameWithoutExtension(self) == Runtime ? self : Runtime, [library, word]);
    }
}
