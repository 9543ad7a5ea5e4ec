using Engine.Host.Tests.Server;
using Xunit;

[assembly: AssemblyFixture(typeof(TestServer))]
