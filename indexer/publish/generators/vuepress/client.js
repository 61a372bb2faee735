// Makes the component known to all pages and layouts.
import IndexerSidebar from "./IndexerSidebar.vue";

export default {
  enhance({ app }) {
    app.component("IndexerSidebar", IndexerSidebar);
  },
};
