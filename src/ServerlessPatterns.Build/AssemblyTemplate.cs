using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ServerlessPatterns.Build;

/// <summary>The template inside a compiled assembly, read from its metadata: nothing is loaded or run.</summary>
internal static class AssemblyTemplate
{
    private const string AttributeAssembly = "ServerlessPatterns";
    private const string AttributeNamespace = "ServerlessPatterns.Hosting";
    private const string AttributeName = "CloudFormationTemplateAttribute";

    // ECMA-335 II.23.3: every custom attribute's value starts with this number.
    private const ushort Prolog = 0x0001;

    /// <summary>Reads the template.</summary>
    /// <returns>Its JSON, or null when the assembly has no pattern.</returns>
    /// <exception cref="BuildError">The file is no assembly, or its attribute holds no template.</exception>
    internal static string? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var image = new PEReader(file);
            if (!image.HasMetadata)
            {
                throw Unreadable(path, "it is no .NET assembly", null);
            }

            var metadata = image.GetMetadataReader();
            return metadata.IsAssembly ? Read(path, metadata) : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(path, "there is no such file", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception.Message, exception);
        }
        // What PEReader and MetadataReader throw on an image that is cut off or damaged.
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw Unreadable(path, "its content is damaged or is no .NET assembly", exception);
        }
    }

    private static string? Read(string path, MetadataReader metadata)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            // The attribute's type is always another assembly's; a type of the same name declared in the assembly itself is somebody else's.
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
            {
                continue;
            }

            var constructor = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
            if (IsTemplateAttribute(metadata, constructor.Parent))
            {
                return ReadArgument(path, metadata, constructor, attribute);
            }
        }

        return null;
    }

    private static bool IsTemplateAttribute(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && metadata.StringComparer.Equals(type.Name, AttributeName)
            && metadata.StringComparer.Equals(type.Namespace, AttributeNamespace)
            && metadata.StringComparer.Equals(
                metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name,
                AttributeAssembly
            );
    }

    private static string ReadArgument(string path, MetadataReader metadata, MemberReference constructor, CustomAttribute attribute)
    {
        var signature = metadata.GetBlobReader(constructor.Signature);
        signature.ReadSignatureHeader();
        if (
            signature.ReadCompressedInteger() != 1
            || signature.ReadSignatureTypeCode() != SignatureTypeCode.Void
            || signature.ReadSignatureTypeCode() != SignatureTypeCode.String
        )
        {
            throw Malformed(path, "its constructor does not take one string");
        }

        var value = metadata.GetBlobReader(attribute.Value);
        if (value.Length < sizeof(ushort) || value.ReadUInt16() != Prolog)
        {
            throw Malformed(path, "its value is no custom attribute's");
        }

        var json = value.ReadSerializedString();
        return string.IsNullOrWhiteSpace(json) ? throw Malformed(path, "its argument is empty") : json!;
    }

    private static BuildError Unreadable(string path, string reason, Exception? cause) =>
        new(
            BuildError.UnreadableAssembly,
            path,
            $"The CloudFormation template cannot be read out of '{path}': {reason}. Build the project again from a clean state (dotnet clean, dotnet build); "
                + "if a step of your build rewrites the assembly, let it run after the target WriteCloudFormationTemplate.",
            cause
        );

    private static BuildError Malformed(string path, string reason) =>
        new(
            BuildError.MalformedAttribute,
            path,
            $"The assembly '{path}' has a {AttributeName} that holds no template: {reason}. The attribute is written by the source generator of the "
                + "ServerlessPatterns package: remove one written by hand, and use one version of the package for the attribute and its build files."
        );
}
