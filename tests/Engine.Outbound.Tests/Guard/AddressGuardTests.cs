using System.Net;
using Engine.Outbound.Guard;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Guard;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("3fff::1")]
    [InlineData("4000::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Permits_AddressOfThisSideOfTheInternet_IsRefused(string address) =>
        Guard().Permits("any.example", IPAddress.Parse(address), 443).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.167.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::101:101")]
    [InlineData("2001:200::1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450::1")]
    public void Permits_AddressOfTheInternet_Passes(string address) =>
        Guard().Permits("any.example", IPAddress.Parse(address), 443).ShouldBeTrue();

    [Theory]
    [InlineData(80, true)]
    [InlineData(443, true)]
    [InlineData(1024, true)]
    [InlineData(8443, true)]
    [InlineData(65535, true)]
    [InlineData(22, false)]
    [InlineData(25, false)]
    [InlineData(81, false)]
    [InlineData(1023, false)]
    public void Permits_Port_OnlyThoseOfTheWebAndFreeOnes(int port, bool expected) =>
        Guard().Permits("any.example", IPAddress.Parse("1.1.1.1"), port).ShouldBe(expected);

    [Theory]
    [InlineData("10.1.0.0/16", "x.example", "10.1.2.3", true)]
    [InlineData("10.1.0.0/16", "x.example", "10.2.2.3", false)]
    [InlineData("10.1.0.0/16", "x.example", "::ffff:10.1.2.3", true)]
    [InlineData("10.1.2.3", "x.example", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "x.example", "10.1.2.4", false)]
    [InlineData("fd00::/8", "x.example", "fd12::1", true)]
    [InlineData("169.254.169.254/32", "x.example", "169.254.169.254", true)]
    [InlineData("0.0.0.0/0", "x.example", "0.0.0.0", false)]
    [InlineData("0.0.0.0/0", "x.example", "224.0.0.1", false)]
    [InlineData("crm.internal", "crm.internal", "10.1.2.3", true)]
    [InlineData("crm.internal", "CRM.Internal", "127.0.0.1", true)]
    [InlineData("crm.internal", "acrm.internal", "10.1.2.3", false)]
    [InlineData("crm.internal", "a.crm.internal", "10.1.2.3", false)]
    [InlineData("crm.internal", "crm.internal", "169.254.169.254", false)]
    [InlineData("crm.internal", "crm.internal", "0.0.0.0", false)]
    [InlineData("*.internal", "crm.internal", "10.1.2.3", true)]
    [InlineData("*.internal", "a.b.internal", "10.1.2.3", true)]
    [InlineData("*.internal", "internal", "10.1.2.3", false)]
    [InlineData("*.internal", "evilinternal", "10.1.2.3", false)]
    public void Permits_OperatorsList_OpensExactlyWhatItNames(string entry, string host, string address, bool expected) =>
        Guard(entry).Permits(host, IPAddress.Parse(address), 443).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0/8")]
    [InlineData("http://crm.internal")]
    [InlineData("crm internal")]
    [InlineData("*")]
    public void List_EntryThatCannotBeRead_SaysWhatToWrite(string entry) =>
        Should.Throw<ArgumentException>(() => Guard(entry)).Message.ShouldContain("outbound:allowed");

    private static AddressGuard Guard(params string[] allowed) => new(new AllowedTargets(allowed));
}
