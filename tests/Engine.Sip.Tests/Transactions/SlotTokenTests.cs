using System.Text;
using Engine.Sip.Transactions;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Transactions;

public sealed class SlotTokenTests
{
    // Holds TXN-03 and PERF-03.
    [Theory]
    [InlineData(0, 0u)]
    [InlineData(1, 1u)]
    [InlineData(1_048_575, uint.MaxValue)]
    [InlineData(777_777, 123_456_789u)]
    public void Token_WrittenAndRead_NamesTheSlot(int slot, uint generation)
    {
        var tokens = new SlotToken(1, 2);
        Span<byte> text = stackalloc byte[SlotToken.Length];
        tokens.Write(SlotToken.Kind.Branch, new SlotKey(slot, generation), 0x3fff_ffff, text);
        tokens.TryRead(SlotToken.Kind.Branch, text, out var key).ShouldBeTrue();
        key.ShouldBe(new SlotKey(slot, generation));
        tokens.TryRead(SlotToken.Kind.Tag, text, out _).ShouldBeFalse();
        new SlotToken(1, 3).TryRead(SlotToken.Kind.Branch, text, out _).ShouldBeFalse();
    }

    // Holds SEC-03.
    [Fact]
    public void Token_WithAnyCharacterChanged_Refused()
    {
        var tokens = new SlotToken(11, 22);
        var text = new byte[SlotToken.Length];
        tokens.Write(SlotToken.Kind.Tag, new SlotKey(5, 6), 12_345, text);
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in "abcz29A-"u8)
            {
                if (other == text[i])
                {
                    continue;
                }

                byte[] changed = [.. text];
                changed[i] = other;
                tokens.TryRead(SlotToken.Kind.Tag, changed, out _).ShouldBeFalse();
            }
        }

        tokens.TryRead(SlotToken.Kind.Tag, text.AsSpan(1), out _).ShouldBeFalse();
    }

    /// <summary>The vectors of the authors' reference implementation: key 00..0f, input 00, 00 01, 00 01 02 …</summary>
    [Theory]
    [InlineData(0, 0x726fdb47dd0e0e31UL)]
    [InlineData(1, 0x74f839c593dc67fdUL)]
    [InlineData(8, 0x93f5f5799a932462UL)]
    [InlineData(15, 0xa129ca6149be45e5UL)]
    public void SipHash_ReferenceVectors(int length, ulong expected)
    {
        byte[] input = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        SipHash.Compute(0x0706050403020100UL, 0x0f0e0d0c0b0a0908UL, input).ShouldBe(expected);
    }

    [Fact]
    public void Token_IsAToken_InEveryCharacter()
    {
        var text = new byte[SlotToken.Length];
        new SlotToken(7, 8).Write(SlotToken.Kind.Tag, new SlotKey(9, 10), 11, text);
        Encoding.ASCII.GetString(text).ShouldAllBe(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
    }
}
