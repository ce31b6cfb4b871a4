using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>Who is let in: one browser of this machine, and only from the application's own pages.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task ABrowserWithoutTheTokenSeesNoPageAndNoDownload()
    {
        await using var site = await Site.StartAsync(isOpened: false);

        foreach (var address in (string[])["/", "/runs/paper/tables", "/runs/paper/archive", "/look.css", "/jobs", "/no-such-page"])
        {
            using var answer = await site.GetAsync(address);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.DoesNotContain("paper", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("x&token=y")]
    public async Task AWrongTokenLetsNobodyInAndSpendsNothing(string token)
    {
        await using var site = await Site.StartAsync(isOpened: false);

        using var answer = await site.GetAsync($"/?token={token}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        using var right = await site.GetAsync(site.Printed.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task TheTokenLetsInOneBrowserAndASecondOneNot()
    {
        await using var site = await Site.StartAsync();
        using var second = new HttpClient { BaseAddress = site.Home };

        using var answer = await second.GetAsync(site.Printed);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("used already", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var first = await site.GetAsync(site.Printed.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
    }

    [Fact]
    public async Task OfManyBrowsersAtOnceOneIsLetIn()
    {
        await using var site = await Site.StartAsync(isOpened: false);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            using var browser = new HttpClient();
            using var answer = await browser.GetAsync(site.Printed);
            return answer.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("evil.test:PORT", "421")]
    [InlineData("127.0.0.1.evil.test:PORT", "421")]
    [InlineData("127.0.0.1", "421")]
    [InlineData("127.0.0.1:1", "421")]
    [InlineData("[::1]:PORT", "421")]
    [InlineData("0.0.0.0:PORT", "421")]
    [InlineData("", "421")]
    [InlineData("127.0.0.1:PORT", "200")]
    [InlineData("localhost:PORT", "200")]
    [InlineData("LOCALHOST:PORT", "200")]
    public async Task OnlyItsOwnHostIsAnswered(string host, string status)
    {
        await using var site = await Site.StartAsync();

        var answer = await site.RawAsync("/", host.Replace("PORT", $"{site.Home.Port}", StringComparison.Ordinal));
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AForeignNameThatResolvesToThisMachineIsRefusedEvenWithTheToken()
    {
        await using var site = await Site.StartAsync(isOpened: false);
        using var rebound = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, site.Home.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });

        using var answer = await rebound.GetAsync($"http://evil.test:{site.Home.Port}{site.Printed.PathAndQuery}");
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task TheCookieIsOutOfReachOfScriptsAndOtherSites()
    {
        await using var site = await Site.StartAsync(isOpened: false);

        using var answer = await site.GetAsync(site.Printed.PathAndQuery);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"sufficiency-{site.Home.Port}=", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TwoProgramsAtOnceDoNotSpoilEachOthersForms()
    {
        await using var one = await Site.StartAsync();
        await using var other = await Site.StartAsync();
        await one.FormTokenAsync();
        await other.FormTokenAsync();

        Assert.Empty(Names(one.Cookies).Intersect(Names(other.Cookies), StringComparer.Ordinal));

        static IEnumerable<string> Names(string cookies) => cookies.Split("; ").Select(cookie => cookie.Split('=')[0]);
    }

    [Fact]
    public async Task ItListensOnTheLoopbackAddressAlone()
    {
        await using var site = await Site.StartAsync();

        var heard = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == site.Home.Port);
        Assert.Equal(IPAddress.Loopback, Assert.Single(heard).Address);
        using var six = new TcpClient(AddressFamily.InterNetworkV6);
        await Assert.ThrowsAnyAsync<SocketException>(() => six.ConnectAsync(IPAddress.IPv6Loopback, site.Home.Port));
    }
}
