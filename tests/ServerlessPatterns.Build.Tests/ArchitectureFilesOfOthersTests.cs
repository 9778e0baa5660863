using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>FilesOfOthersTests with the architecture diagram.</summary>
public sealed class ArchitectureFilesOfOthersTests() : FilesOfOthersTests(PatternDocument.Architecture);
