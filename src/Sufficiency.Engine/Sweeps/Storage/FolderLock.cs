using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>Holds a folder against other processes; a process that ends, however it does, lets go of it.</summary>
internal static class FolderLock
{
    /// <summary>Name of the file that is held.</summary>
    public const string FileName = "lock";

    private const int Attempts = 11;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Holds a folder until the stream is closed. A process that is just being started shares for a moment what its parent has open, a lock
    /// let go of included: so a held one is tried again for a second.
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
