import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;

/** Tags every document of a folder in one JVM: FOLDER/n.txt and FOLDER/n.dct to FOLDER/n.tml and FOLDER/n.ns. */
public class HeidelTimeRun {
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int documents = Integer.parseInt(args[2]);
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.GERMAN, DocumentType.NEWS, OutputType.TIMEML, args[1], POSTagger.TREETAGGER);
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        for (int n = 0; n < documents; n++) {
            String text = Files.readString(folder.resolve(n + ".txt"), StandardCharsets.UTF_8);
            String dct = Files.readString(folder.resolve(n + ".dct"), StandardCharsets.UTF_8).strip();
            long begun = System.nanoTime();
            String timeml = tagger.process(text, day.parse(dct));
            long taken = System.nanoTime() - begun;
            Files.writeString(folder.resolve(n + ".tml"), timeml, StandardCharsets.UTF_8);
            Files.writeString(folder.resolve(n + ".ns"), Long.toString(taken));
        }
    }
}
