using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>Holds a folder against other processes. A process that ends lets go of it, however it ends.</summary>
internal static class FolderLock
{
    /// <summary>Name of the file that is held.</summary>
    public const string FileName = "lock";

    private const int Attempts = 11;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Holds a folder until the stream is closed. Tries for a second, because a process that is being started briefly shares the open
    /// files of its parent.
    /// </summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="refusal">What to say where another process holds it.</param>
    /// <exception cref="RunFolderException">Another process holds it.</exception>
    public static FileStream Take(string folder, string refusal)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException fault)
            {
                throw new RunFolderException(refusal, fault);
            }
        }
    }
}
