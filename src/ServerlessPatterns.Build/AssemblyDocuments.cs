using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ServerlessPatterns.Build;

/// <summary>The documents inside a compiled assembly, read from its metadata: nothing is loaded or run.</summary>
internal static class AssemblyDocuments
{
    private const string AttributeAssembly = "ServerlessPatterns";
    private const string AttributeNamespace = "ServerlessPatterns.Hosting";

    // ECMA-335 II.23.3: every custom attribute's value starts with this number.
    private const ushort Prolog = 0x0001;

    /// <summary>Reads the documents in one pass over the assembly's attributes.</summary>
    /// <param name="path">The assembly. It is not opened when no document is asked for.</param>
    /// <param name="documents">The documents asked for.</param>
    /// <returns>The text of those that the assembly holds.</returns>
    /// <exception cref="BuildError">The file is no assembly, or one of the attributes holds no document.</exception>
    internal static IReadOnlyDictionary<Document, string> Read(string path, IReadOnlyList<Document> documents)
    {
        var contents = new Dictionary<Document, string>();
        if (documents.Count == 0)
        {
            return contents;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var image = new PEReader(file);
            if (!image.HasMetadata)
            {
                throw Unreadable(path, "it is no .NET assembly", null);
            }

            var metadata = image.GetMetadataReader();
            if (metadata.IsAssembly)
            {
                Read(path, metadata, documents, contents);
            }

            return contents;
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

    private static void Read(string path, MetadataReader metadata, IReadOnlyList<Document> documents, Dictionary<Document, string> contents)
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
            if (OurAttribute(metadata, constructor.Parent) is { } type && documents.FirstOrDefault(document => metadata.StringComparer.Equals(type.Name, document.Attribute)) is { } document)
            {
                contents[document] = ReadArgument(path, document, metadata, constructor, attribute);
            }
        }
    }

    private static TypeReference? OurAttribute(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && metadata.StringComparer.Equals(type.Namespace, AttributeNamespace)
            && metadata.StringComparer.Equals(
                metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name,
                AttributeAssembly
            )
            ? type
            : null;
    }

    private static string ReadArgument(string path, Document document, MetadataReader metadata, MemberReference constructor, CustomAttribute attribute)
    {
        var signature = metadata.GetBlobReader(constructor.Signature);
        signature.ReadSignatureHeader();
        if (
            signature.ReadCompressedInteger() != 1
            || signature.ReadSignatureTypeCode() != SignatureTypeCode.Void
            || signature.ReadSignatureTypeCode() != SignatureTypeCode.String
        )
        {
            throw Malformed(path, document, "its constructor does not take one string");
        }

        var value = metadata.GetBlobReader(attribute.Value);
        if (value.Length < sizeof(ushort) || value.ReadUInt16() != Prolog)
        {
            throw Malformed(path, document, "its value is no custom attribute's");
        }

        var text = value.ReadSerializedString();
        return string.IsNullOrWhiteSpace(text) ? throw Malformed(path, document, "its argument is empty") : text!;
    }

    private static BuildError Unreadable(string path, string reason, Exception? cause) =>
        new(
            BuildError.UnreadableAssembly,
            path,
            $"What the source generator put into '{path}' cannot be read: {reason}. Build the project again from a clean state (dotnet clean, dotnet build); "
                + "if a step of your build rewrites the assembly, let it run after the target WriteServerlessPatternsDocuments.",
            cause
        );

    private static BuildError Malformed(string path, Document document, string reason) =>
        new(
            BuildError.MalformedAttribute,
            path,
            $"The attribute {document.Attribute} of the assembly '{path}' holds no {document.Title}: {reason}. The attribute is written by the source "
                + "generator of the ServerlessPatterns package: remove one written by hand, and use one version of the package for the attribute and its build files."
        );
}
