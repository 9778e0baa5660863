using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>DocumentTargetTests with the architecture diagram.</summary>
public sealed class ArchitectureTargetTests() : DocumentTargetTests(PatternDocument.Architecture);
