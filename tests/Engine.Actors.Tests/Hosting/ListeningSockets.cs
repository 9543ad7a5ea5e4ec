using System.Globalization;

namespace Engine.Actors.Tests.Hosting;

/// <summary>TCP sockets of this process that wait for connections, as Linux lists them.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";
    private const int StateColumn = 3;
    private const int InodeColumn = 9;

    /// <summary>Inodes of those open now.</summary>
    public static IReadOnlySet<long> OfThisProcess()
    {
        var own = Directory.GetFiles("/proc/self/fd").Select(TargetOf).Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return ((string[])["/proc/self/net/tcp", "/proc/self/net/tcp6"])
            .Where(File.Exists)
            .SelectMany(table => File.ReadAllLines(table).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[StateColumn] == Listening && own.Contains($"socket:[{columns[InodeColumn]}]"))
            .Select(columns => long.Parse(columns[InodeColumn], CultureInfo.InvariantCulture))
            .ToHashSet();
    }

    /// <summary>Empty for one that was closed meanwhile.</summary>
    private static string TargetOf(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget ?? string.Empty;
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
