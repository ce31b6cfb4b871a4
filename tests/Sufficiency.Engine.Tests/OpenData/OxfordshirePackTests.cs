using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData;
using Sufficiency.OpenData.Recipe;

namespace Sufficiency.Engine.Tests.OpenData;

public sealed class OxfordshirePackTests
{
    /// <summary>Set to yes to write the packs into the repository instead of comparing: how a change of recipe is taken over.</summary>
    private static readonly bool Rewrite =
        string.Equals(Environment.GetEnvironmentVariable("SUFFICIENCY_REWRITE_PACKS"), "yes", StringComparison.Ordinal);

    [SkippableFact]
    public async Task BuildingAgainGivesTheCommittedPacksByteForByte()
    {
        var folder = Rewrite ? RepositoryFiles.At("data") : Directory.CreateTempSubdirectory("sufficiency-").FullName;
        var request = new PackBuildRequest(
            RepositoryFiles.Shared("opendata"), RepositoryFiles.Shared("facts"),
            RepositoryFiles.At("data", "recipes", "oxfordshire"), folder);

        await PackBuilder.BuildAsync(request, progress: null, CancellationToken.None);

        var built = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToArray();
        Assert.NotEmpty(built);
        foreach (var file in built)
        {
            var committed = RepositoryFiles.At("data", Path.GetRelativePath(folder, file));
            Assert.True(File.Exists(committed), $"{committed} is not committed.");
            Assert.True(File.ReadAllBytes(committed).AsSpan().SequenceEqual(File.ReadAllBytes(file)),
                $"{Path.GetRelativePath(folder, file)} differs from the committed one.");
        }
    }
}
