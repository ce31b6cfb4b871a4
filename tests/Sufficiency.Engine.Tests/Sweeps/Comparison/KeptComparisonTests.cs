using System.Text.Json;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Tests.Sweeps.Comparison;

/// <summary>What a comparison keeps and reads, damaged, held by another, or killed at a bad moment.</summary>
public sealed class KeptComparisonTests : IDisposable
{
    private readonly SweepText text = new("""
        name: small
        title: Cheap and dear
        base: small
        schemes: choose
        axes:
          capital:
            cheap: base
            dear: {"schemes[vale-new].capital_gbp": {multiply: 300}}

        """);

    private CompareRequest Request => new(text.At("out")) { Workers = 1 };

    private string KeptPath => text.At("out/.sweep/compare");

    public void Dispose() => text.Dispose();

    [Fact]
    public async Task WhatWasChangedInAKeptFileOrIsAnothersIsNotBelieved()
    {
        await CompareAfreshAsync();
        var files = Directory.GetFiles(KeptPath, "*.json").ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);
        var cells = files.Keys.Where(file => !file.EndsWith(".start.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        Assert.True(cells.Count > 1, "There is something to damage.");
        Directory.Move(text.At("out/compare"), text.At("first"));
        foreach (var damage in new Func<string, string>[]
        {
            file => files[file].Replace("\"cost_gbp\": ", "\"cost_gbp\": 1", StringComparison.Ordinal),
            file => files[file].Replace("\"solved\"", "null", StringComparison.Ordinal),
            _ => files[cells[^1]],
            _ => "{\"sha256\": null, \"value\": null}",
        })
        {
            foreach (var file in cells.SkipLast(1)) await File.WriteAllTextAsync(file, damage(file));

            await new CompareRun(TimeProvider.System).RunAsync(Request, null, default);

            FolderBytes.AssertSame(text.At("first"), text.At("out/compare"));
            Assert.All(files, pair => Assert.Equal(pair.Value, File.ReadAllText(pair.Key)));
        }
    }

    [Fact]
    public async Task TwoAtOnceDoNotMeet()
    {
        await SweepAsync();
        using (ComparisonFolder.Open(text.At("out")))
        {
            var refused = await Assert.ThrowsAsync<RunFolderException>(() => new CompareRun(TimeProvider.System)
                .RunAsync(Request, null, default));
            Assert.Contains("A comparison is under way", refused.Message, StringComparison.Ordinal);
        }

        await new CompareRun(TimeProvider.System).RunAsync(Request, null, default);
        Assert.True(Directory.Exists(text.At("out/compare")));
    }

    [Fact]
    public async Task TablesThatWereBeingReplacedComeBackAndHalfWrittenOnesGo()
    {
        await CompareAfreshAsync();
        Directory.Move(text.At("out/compare"), text.At("out/.compare.replaced"));
        Directory.CreateDirectory(text.At("out/.compare.partial-1"));

        using (ComparisonFolder.Open(text.At("out")))
        {
            Assert.True(File.Exists(text.At("out/compare/matrix.parquet")));
            Assert.False(Directory.Exists(text.At("out/.compare.partial-1")));
        }
    }

    [Fact]
    public async Task AnOfficersOwnFilesAreNotDeletedWithTheTables()
    {
        await SweepAsync();
        Directory.CreateDirectory(text.At("out/compare"));
        await File.WriteAllTextAsync(text.At("out/compare/notes.txt"), "mine");

        var refused = await Assert.ThrowsAsync<RunFolderException>(() => new CompareRun(TimeProvider.System)
            .RunAsync(Request, null, default));

        Assert.Contains("holds other files too: notes.txt", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(text.At("out/compare/notes.txt")));
    }

    [Fact]
    public void TablesThatCannotBeWrittenLeaveThoseOfBefore()
    {
        Directory.CreateDirectory(text.At("out/compare"));
        File.WriteAllText(text.At("out/compare/matrix.parquet"), "before");
        using var folder = ComparisonFolder.Open(text.At("out"));

        var refused = Assert.Throws<RunFolderException>(() => folder.WriteTables(_ => throw new IOException("No space left on device")));

        Assert.Contains("the disk is full. A comparison is kept beside its sweep", refused.Message, StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(text.At("out/compare/matrix.parquet")));
    }

    [Fact]
    public async Task ATableOfTheSweepThatIsMissingOrCutIsNamed()
    {
        await SweepAsync();
        foreach (var table in new[] { "scenarios", "plan_choices", "scenario_levels", "summary" })
        {
            var path = text.At($"out/{table}.parquet");
            var whole = await File.ReadAllBytesAsync(path);
            await File.WriteAllBytesAsync(path, whole[..^40]);
            Assert.Contains($"{table}.parquet is damaged. The sweep writes it anew", await RefusedAsync(), StringComparison.Ordinal);
            File.Delete(path);
            Assert.Contains($"{table}.parquet is missing. The sweep writes it anew", await RefusedAsync(), StringComparison.Ordinal);

            await SweepAsync(resumes: true);
            Assert.Equal(whole, await File.ReadAllBytesAsync(path));
        }

        await new CompareRun(TimeProvider.System).RunAsync(Request, null, default);

        async Task<string> RefusedAsync() => (await Assert.ThrowsAsync<RunFolderException>(
            () => new CompareRun(TimeProvider.System).RunAsync(Request, null, default))).Message;
    }

    [Fact]
    public async Task ARecordOfASweepWithoutItsContentIsRefused()
    {
        await SweepAsync();
        var path = text.At("out/sweep.json");
        var record = JsonSerializer.Deserialize<Dictionary<string, object?>>(await File.ReadAllTextAsync(path))!;
        record["settings"] = null;
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(record));

        var refused = await Assert.ThrowsAsync<RunFolderException>(() => new CompareRun(TimeProvider.System)
            .RunAsync(Request, null, default));

        Assert.Contains("is not a record of a sweep", refused.Message, StringComparison.Ordinal);
    }

    private async Task CompareAfreshAsync()
    {
        await SweepAsync();
        await new CompareRun(TimeProvider.System).RunAsync(Request, null, default);
    }

    private Task SweepAsync(bool resumes = false) =>
        new SweepRun(TimeProvider.System)
        .RunAsync(new(text.Path, text.DataFolders, text.At("out")) { Workers = 1, Resumes = resumes }, null, default);
}
