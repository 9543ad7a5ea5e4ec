using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>House style rule 1: the pure rooms open no socket, start no thread, read no clock, touch no file.</summary>
public sealed class PurityTests
{
    private static readonly string[] PureRooms = ["src/Engine.Flows/", "src/Engine.Sip/", "src/Engine.Media/"];
    private static readonly string[] Edges =
    [
        "src/Engine.Sip/Transport/", "src/Engine.Sip/Agent/SipShard.cs",
        "src/Engine.Media/Linux/", "src/Engine.Media/Receiving/", "src/Engine.Media/Sending/", "src/Engine.Media/Plane/",
    ];

    private static readonly string[] Impure =
    [
        "System.Net.Sockets", "new Thread(", "Task.Run(", "TimeProvider", "File.Open", "File.Read", "File.Write", "new FileStream(",
        "Process.Start", "HttpClient", "DllImport", "LibraryImport", "Environment.GetEnvironmentVariable", "RandomNumberGenerator",
    ];

    [Fact]
    public void PureRooms_TouchNoOutsideWorld()
    {
        ImpurePlaces.Where(place => !Exceptions.Allows(place)).ShouldBeEmpty("move the edge into Sip/Transport/ or into Linux/, Receiving/, Sending/ or Plane/ of Media, or inject what is needed");
    }

    internal static IEnumerable<string> ImpurePlaces =>
        from file in SourceTree.Product
        where PureRooms.Any(room => file.Path.StartsWith(room, StringComparison.Ordinal))
              && !Edges.Any(edge => file.Path.StartsWith(edge, StringComparison.Ordinal))
        from word in Impure
        where file.Text.Contains(word, StringComparison.Ordinal)
        select $"{file.Path}:{word}";
}
