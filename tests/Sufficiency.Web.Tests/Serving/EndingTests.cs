using System.Net;
using System.Net.Sockets;
using System.Text;
using Sufficiency.Web.Serving.Jobs;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>An import by a page, and the end of the program in the middle of work.</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task AZipIsImportedByTheFormAndARefusedOneSaysWhy()
    {
        await using var site = await Site.StartAsync();
        using var zip = new ByteArrayContent(await (await site.GetAsync("/runs/paper/archive")).Content.ReadAsByteArrayAsync());

        using var taken = await site.ImportAsync(zip);
        Assert.Equal("/runs/paper-2/summary", taken.Headers.Location?.ToString());
        using var refused = await site.ImportAsync(new ByteArrayContent(Zips.Of("run/run.json", "run/../../out.json")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("leads out of the folder", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var none = await site.ImportAsync(new ByteArrayContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Equal(["paper", "paper-2"],
            new DirectoryInfo(site.Runs).EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task TheProgramEndsWhileAZipIsSentAndNothingOfItStays()
    {
        var site = await Site.StartAsync();
        string runs = site.Runs, token = await site.FormTokenAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, site.Home.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /import HTTP/1.1\r\nHost: {site.Home.Authority}\r\nCookie: {site.Cookies}\r\nContent-Length: 100000\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
            + $"--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"zip\"; filename=\"a.zip\"\r\n\r\nPK"));

        await site.StopAsync();

        Assert.Equal("paper", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(runs))));
        await site.DisposeAsync();
    }

    [Fact]
    public async Task NoJobBeginsWhileAllAreStopped()
    {
        for (var round = 0; round < 200; round++)
        {
            var jobs = new JobList(TimeProvider.System);
            var begun = new TaskCompletionSource();
            jobs.Add("First", job => { begun.SetResult(); return Task.Delay(Timeout.InfiniteTimeSpan, job.Stopping); });
            var waiting = Enumerable.Range(0, 8).Select(_ => jobs.Add("Next", _ => throw new InvalidOperationException("begun"))).ToList();
            await begun.Task;

            await jobs.DisposeAsync();

            Assert.All(waiting, job => Assert.Equal(JobState.Stopped, job.News.State));
        }
    }

    [Fact]
    public async Task AJobIsStoppedAndAwaitedBeforeTheProgramEnds()
    {
        var jobs = new JobList(TimeProvider.System);
        var begun = new TaskCompletionSource();
        var isTidied = false;
        var first = jobs.Add("First", async job =>
        {
            begun.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, job.Stopping);
            }
            finally
            {
                await Task.Yield();
                isTidied = true;
            }
        });
        var second = jobs.Add("Second", _ => throw new InvalidOperationException("never begun"));
        await begun.Task;

        await jobs.DisposeAsync();

        Assert.True(isTidied);
        Assert.Equal((JobState.Stopped, JobState.Stopped), (first.News.State, second.News.State));
    }

    [Fact]
    public async Task TwoWindowsThatDeleteTheSameRunDeleteItOnce()
    {
        await using var site = await Site.StartAsync();
        var token = await site.FormTokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var answer = await site.PostAsync("/runs/paper/delete", token);
            return answer.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.Found);
        Assert.Equal(3, answers.Count(status => status == HttpStatusCode.NotFound));
        Assert.Empty(Directory.EnumerateFileSystemEntries(site.Runs));
    }
}
