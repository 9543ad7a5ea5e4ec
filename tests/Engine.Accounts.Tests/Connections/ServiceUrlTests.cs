using Engine.Accounts.Connections;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Connections;

public sealed class ServiceUrlTests
{
    [Theory]
    [InlineData("/a", "https://crm.example/api/a")]
    [InlineData("/", "https://crm.example/api/")]
    [InlineData("/a%20b?c=d%26e", "https://crm.example/api/a%20b?c=d%26e")]
    [InlineData("/a?next=//evil.example/", "https://crm.example/api/a?next=//evil.example/")]
    [InlineData("/a?dots=../..", "https://crm.example/api/a?dots=../..")]
    [InlineData("/@evil.example", "https://crm.example/api/@evil.example")]
    [InlineData("/a:b", "https://crm.example/api/a:b")]
    [InlineData("/..a/...", "https://crm.example/api/..a/...")]
    public void Join_TargetBelowTheBase_IsPutBehindIt(string target, string url) => ServiceUrl.Join("https://crm.example/api", target).ShouldBe(url);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("//evil.example/")]
    [InlineData("///evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("@evil.example/")]
    [InlineData(":8080/")]
    [InlineData(".evil.example/")]
    [InlineData("/..")]
    [InlineData("/../secret")]
    [InlineData("/a/../../secret")]
    [InlineData("/a/./b")]
    [InlineData("/%2e%2e/secret")]
    [InlineData("/%2E./secret")]
    [InlineData("/.%2e/secret")]
    [InlineData("/a%2f..%2f..%2fsecret")]
    [InlineData("/a%5c..%5csecret")]
    [InlineData("/%252e%252e/secret")]
    [InlineData("/a#b")]
    [InlineData("/a b")]
    [InlineData("/a\r\nHost: evil.example")]
    [InlineData("/a\tb")]
    [InlineData("/a\0")]
    public void Join_TargetThatLeadsElsewhere_IsRefused(string target) => ServiceUrl.Join("https://crm.example/api", target).ShouldBeNull();

    [Fact]
    public void Join_BaseWithoutPath_StaysOnItsHost()
    {
        ServiceUrl.Join("https://crm.example", "/a").ShouldBe("https://crm.example/a");
        ServiceUrl.Join("https://crm.example", ".evil.example/a").ShouldBeNull();
        ServiceUrl.Join("https://crm.example", "@evil.example/a").ShouldBeNull();
        ServiceUrl.Join("https://crm.example:8443/", "/a").ShouldBe("https://crm.example:8443/a");
    }

    [Theory]
    [InlineData("https://crm.example", true)]
    [InlineData("http://10.0.0.1:8080/api/v1/", true)]
    [InlineData("https://crm.example/?a=b", false)]
    [InlineData("https://crm.example/#a", false)]
    [InlineData("https://user@crm.example/", false)]
    [InlineData("https://user:password@crm.example/", false)]
    [InlineData("ftp://crm.example/", false)]
    [InlineData("crm.example", false)]
    [InlineData("/api", false)]
    [InlineData("https://crm.example/../", false)]
    [InlineData("https://crm example/", false)]
    [InlineData("https://[fe80::1%25eth0]/", false)]
    [InlineData("", false)]
    public void IsBase_Table(string url, bool expected) => ServiceUrl.IsBase(url).ShouldBe(expected);
}
