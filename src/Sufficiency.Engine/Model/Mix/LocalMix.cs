using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Mix;

/// <summary>The local mixes of all phases: pupils whom mainstream suits go to the schools around them as families do.</summary>
internal sealed class LocalMix
{
    private readonly MixedEntry?[] byEntry; // [entry point]

    /// <summary>Fits the mix of every phase that has one.</summary>
    public LocalMix(ModelData data)
    {
        Phases = [.. Enumerable.Range(0, data.Providers.Count).Where(p => data.Providers[p].IsLocalMix).Select(p =>
            new MixedPhase(data, data.Providers[p].MixOf!.Value, p)).OrderBy(phase => phase.Phase)];
        byEntry = [.. EntryPoints.All.Select(entry =>
            Phases.FirstOrDefault(phase => phase.Phase == entry.Phase()) is { } phase ? new MixedEntry(data, phase, entry) : null)];
    }

    /// <summary>The mixes, by phase.</summary>
    public IReadOnlyList<MixedPhase> Phases { get; }

    /// <summary>The mix of an entry point; null where its phase has none.</summary>
    public MixedEntry? Of(EntryPoint entry) => byEntry[(int)entry];

    /// <summary>The mix of an entry point if a provider stands for it; null otherwise.</summary>
    public MixedEntry? At(int provider, EntryPoint entry) => byEntry[(int)entry] is { } mix && mix.Mix == provider ? mix : null;

    /// <summary>Whether pupils of two entry points go to the same schools in the same shares.</summary>
    public bool AreAlike(EntryPoint left, EntryPoint right) =>
        (byEntry[(int)left], byEntry[(int)right]) is var (one, other)
            && (one is null ? other is null : other is not null && one.Members.AsSpan().SequenceEqual(other.Members));
}
