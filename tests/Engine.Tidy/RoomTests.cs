using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>Who sees Akka. The build's table says who may name its packages; this finds whoever sees them all the same.</summary>
public sealed class RoomTests
{
    private static readonly string[] OnAkka =
    [
        "src/Engine.Actors/", "src/Engine.Storage/", "src/Engine.Host/", "bench/Engine.Benchmarks/",
        "tests/Engine.Testing/", "tests/Engine.Actors.Tests/", "tests/Engine.Storage.Tests/", "tests/Engine.Host.Tests/", "tests/Engine.Simulation/",
        "tests/Engine.Cluster.Tests/",
    ];

    [Fact]
    public void Akka_IsSeenByTheRoomsThatRunOnIt()
    {
        var found = from file in SourceTree.Files
                    where !OnAkka.Any(room => file.Path.StartsWith(room, StringComparison.Ordinal))
                    from name in file.Tree.DescendantNodes().OfType<NameSyntax>()
                    where name.ToString().Split('.')[0] == "Akka"
                    select $"{file.Path}: {name}";
        found.Distinct(StringComparer.Ordinal).ShouldBeEmpty("actors are a matter of Engine.Actors: everybody else speaks its ports");
    }

    /// <summary>Inside the store only the journal knows that actors write to it.</summary>
    [Fact]
    public void Akka_InTheStore_IsSeenByTheJournalAlone()
    {
        string[] folders = ["src/Engine.Storage/Journal/", "src/Engine.Storage/Events/EventSerializer.cs"];
        var found = from file in SourceTree.Product
                    where file.Path.StartsWith("src/Engine.Storage/", StringComparison.Ordinal) && !folders.Any(f => file.Path.StartsWith(f, StringComparison.Ordinal))
                    from directive in file.Tree.DescendantNodes().OfType<UsingDirectiveSyntax>()
                    where directive.Name?.ToString().Split('.')[0] == "Akka"
                    select $"{file.Path}: {directive.Name}";
        found.ShouldBeEmpty();
    }
}
