using System.Globalization;
using Engine.Ports.Journal;
using Shouldly;
using Xunit;

namespace Engine.Ports.Tests.Journal;

public sealed class FreshIdsTests
{
    private readonly FreshIds _ids = new();

    [Fact]
    public void Id_FromMintedToForgotten_IsFresh()
    {
        _ids.IsFresh("interaction/1").ShouldBeFalse();
        _ids.Minted("interaction/1");
        _ids.Minted("interaction/1");
        _ids.IsFresh("interaction/1").ShouldBeTrue();
        _ids.Forget("interaction/1");
        _ids.IsFresh("interaction/1").ShouldBeFalse();
    }

    [Fact]
    public void Ids_OneMoreThanTheLimit_ForgetTheOldest()
    {
        for (var number = 0; number <= FreshIds.Max; number++)
        {
            _ids.Minted(Id(number));
        }

        _ids.IsFresh(Id(0)).ShouldBeFalse();
        _ids.IsFresh(Id(1)).ShouldBeTrue();
        _ids.IsFresh(Id(FreshIds.Max)).ShouldBeTrue();
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);
}
